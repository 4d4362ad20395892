/// `measures.py`, the same in every folder.
enum MeasuresScript {
  static let text = (head + ["", ""]).joined(separator: "\n") + "\n" + body

  private static let head = [
    "\"\"\"What Gradus shows of each layer, computed with PyTorch. None of it is needed to train.\"\"\"", "",
    "import copy", "import math", "", "import torch", "from torch import nn",
  ]

  private static let body = """
    def matrix(module, read):
        \"""The weights of a layer, or what is read of each, as one matrix: a row a unit, a column an input.\"""
        parts = [read(parameter).flatten(1).double() for parameter in module.parameters() if parameter.dim() > 1]
        whole = torch.cat(parts, dim=1) if parts else torch.zeros(0, 0)
        return whole.T if isinstance(module, nn.Embedding) else whole


    def matrices(network, places):
        \"""The weights of each layer as they are now.\"""
        return [matrix(network.get_submodule(place[0]), lambda p: p.detach().clone()) for place in places]


    def of_layers(network, places, spread, inputs, loss_function, asked, masks):
        \"""The columns of each layer and of all of them: a pass forward and back through a copy of the network.\"""
        twin = copy.deepcopy(network).train()
        for name, mask in masks.items():
            twin.get_submodule(name).mask = mask
        x = inputs.clone().requires_grad_() if inputs.is_floating_point() else inputs
        seen = {"input": x}
        for name, module in twin.named_children():
            x = seen[name] = module(x)
            if x.requires_grad:
                x.retain_grad()
        loss_function(x).backward()

        columns, norms, sizes, zeros, numbers, spreads = {}, 0.0, 0.0, 0, 0, []
        for layer, (name, output, slopes, saturation) in enumerate(places, start=1):
            outputs = seen[output].detach().double()
            mine = {"activation-mean": outputs.mean(), "activation-std": outputs.std(unbiased=False)}
            mine["saturation"] = saturated(outputs, saturation)
            if slopes is not None:
                # Of each target's own loss, not of the mean over all that are asked.
                mine["gradient-std"] = (asked * seen[slopes].grad.double()).std(unbiased=False)
            weights = matrix(twin.get_submodule(name), lambda p: p.detach())
            if weights.numel() > 0:
                gradient = matrix(twin.get_submodule(name), lambda p: p.grad)
                mine["unit-spread"] = (weights.max(dim=0).values - weights.min(dim=0).values).max()
                mine["zeros"] = (weights == 0).double().mean()
                mine["gradient-norm"], mine["weight-norm"] = gradient.norm(), weights.norm()
                norms += gradient.square().sum().item()
                sizes += weights.square().sum().item()
                zeros += (weights == 0).sum().item()
                numbers += weights.numel()
                if layer == 1 and len(weights) == 1:
                    named = enumerate(weights[0].tolist(), start=1)
                    columns.update({f"coefficient({feature})": weight for feature, weight in named})
                if layer in spread:
                    spreads.append(mine["unit-spread"].item())
            columns.update({f"{measure}({layer})": float(value) for measure, value in mine.items()})
        columns.update({"gradient-norm": math.sqrt(norms), "weight-norm": math.sqrt(sizes)})
        columns["zeros"] = zeros / max(numbers, 1)
        if spreads:
            columns["unit-spread"] = max(spreads)
        return columns


    def saturated(outputs, activation):
        \"""The share of outputs where hardly any slope is left.\"""
        if activation == "tanh":
            return (outputs.abs() > 0.97).double().mean()
        if activation == "sigmoid":
            return ((outputs < 0.03) | (outputs > 0.97)).double().mean()
        return (outputs == 0).double().mean() if activation == "relu" else 0.0


    def of_updates(before, after):
        \"""How large a step is beside the weights, and the rank of the weights before it.\"""
        columns = {}
        for layer, (old, new) in enumerate(zip(before, after), start=1):
            if old.numel() == 0:
                continue
            size = old.norm().item()
            columns[f"update-ratio({layer})"] = (new - old).norm().item() / size if size > 0 else 0.0
            if old.isfinite().all():
                values = torch.linalg.svdvals(old)
                limit = values[0] * max(old.shape) * 2.0**-23
                columns[f"rank({layer})"] = int((values > limit).sum())
        return columns


    def written(value):
        \"""A field of the table; empty where there is no number.\"""
        return "" if value is None or not math.isfinite(value) else format(value, ".16g")

    """
}

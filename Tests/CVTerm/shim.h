#ifndef GRADUS_VTERM_SHIM_H
#define GRADUS_VTERM_SHIM_H

#include <vterm.h>

#endif

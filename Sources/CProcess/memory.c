#include "CProcess.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void lb_widen_heap(void) {
#ifdef __GLIBC__
    mallopt(M_TOP_PAD, 2 << 20);
#endif
}

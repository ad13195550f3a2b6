/* Frames from and to files. */
#include "lua/frame_support.h"

const luaL_Reg frame_files[] = {{NULL, NULL}};

# Every target of ours compiles without a warning; headers of others are system headers.
add_library(billspay_warnings INTERFACE)
target_compile_options(billspay_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wcast-qual -Wformat=2 -Wimplicit-fallthrough
  -Wnull-dereference -Wunused -Wextra-semi -Werror)

# BILLSPAY_SANITIZE=address brings AddressSanitizer and UndefinedBehaviorSanitizer, =thread TSan.
add_library(billspay_sanitizers INTERFACE)
if(BILLSPAY_SANITIZE STREQUAL "address")
  set(flags -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
elseif(BILLSPAY_SANITIZE STREQUAL "thread")
  set(flags -fsanitize=thread -fno-omit-frame-pointer)
elseif(NOT BILLSPAY_SANITIZE STREQUAL "")
  message(FATAL_ERROR "BILLSPAY_SANITIZE is '${BILLSPAY_SANITIZE}': use address or thread")
endif()
target_compile_options(billspay_sanitizers INTERFACE ${flags})
target_link_options(billspay_sanitizers INTERFACE ${flags})

# Counts branches for the fuzzers; only our libraries need it, and it makes compiling slower.
add_library(billspay_coverage INTERFACE)
if(BILLSPAY_FUZZ)
  target_compile_options(billspay_coverage INTERFACE -fsanitize=fuzzer-no-link)
endif()

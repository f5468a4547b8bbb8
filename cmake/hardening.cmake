# What a compiler can do against memory bugs in production (security statement S70).
add_library(billspay_hardening INTERFACE)
target_compile_options(billspay_hardening INTERFACE
  -fstack-protector-strong -fstack-clash-protection -fcf-protection=full -fno-plt
  $<$<CONFIG:Release,RelWithDebInfo>:-U_FORTIFY_SOURCE>
  $<$<CONFIG:Release,RelWithDebInfo>:-D_FORTIFY_SOURCE=2>)
target_compile_definitions(billspay_hardening INTERFACE _GLIBCXX_ASSERTIONS)
target_link_options(billspay_hardening INTERFACE
  -fuse-ld=lld-19 -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)

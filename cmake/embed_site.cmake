# DIST (a folder), FILES (in it, separated by |), PAGES (json), NAME -> HEADER, SOURCE; see
# embed.cmake. The assembler reads the files, so that their size costs the compiler nothing.
cmake_minimum_required(VERSION 3.25)

function(write_if_changed path text)
  if(EXISTS ${path})
    file(READ ${path} before)
  endif()
  if(NOT "${before}" STREQUAL "${text}")
    file(WRITE ${path} "${text}")
  endif()
endfunction()

string(REPLACE "|" ";" files "${FILES}")
set(pages "")
set(page_count 0)
if(PAGES)
  file(READ ${PAGES} json)
  string(JSON page_count LENGTH "${json}" paths)
  foreach(index RANGE ${page_count})
    if(index LESS page_count)
      string(JSON page GET "${json}" paths ${index})
      string(APPEND pages "    \"${page}\",\n")
    endif()
  endforeach()
endif()

set(assembly "")
set(symbols "")
set(entries "")
set(file_count 0)
set(blob_count 0)
# One form of one file: its bytes, and the expression that stands for them.
macro(embed path)
  set(form "{}")
  if(EXISTS ${path})
    set(symbol "site_${NAME}_${blob_count}")
    math(EXPR blob_count "${blob_count} + 1")
    file(SIZE ${path} size)
    string(APPEND assembly "${symbol}: .incbin \"${path}\"\n")
    string(APPEND symbols "extern const char ${symbol}[];\n")
    set(form "{${symbol}, ${size}}")
  endif()
endmacro()
foreach(file IN LISTS files)
  math(EXPR file_count "${file_count} + 1")
  file(SHA256 ${DIST}/${file} hash)
  string(SUBSTRING ${hash} 0 32 hash)
  string(APPEND entries "    {\"/${file}\", \"${hash}\"")
  foreach(ending "" ".br" ".gz")
    embed(${DIST}/${file}${ending})
    string(APPEND entries ",\n     ${form}")
  endforeach()
  string(APPEND entries "},\n")
endforeach()

write_if_changed(${HEADER} "// Generated.
#pragma once

#include \"platform/http/static_files.hpp\"

namespace billspay::sites {

http::StaticSite ${NAME}();

}  // namespace billspay::sites
")
write_if_changed(${SOURCE} "// Generated.
#include \"sites/${NAME}.hpp\"

#include <array>

asm(R\"(
.pushsection .rodata.site_${NAME},\"a\",@progbits
${assembly}.popsection
)\");

extern \"C\" {
${symbols}}

namespace billspay::sites {

http::StaticSite ${NAME}() {
  static constexpr std::array<http::StaticFile, ${file_count}> files{{
${entries}  }};
  static constexpr std::array<std::string_view, ${page_count}> pages{
${pages}  };
  return {files, pages};
}

}  // namespace billspay::sites
")

# Text files that travel inside the binary.

# embed_sql(TARGET folder...): each folder's queries.sql becomes generated/<folder>/queries.hpp with
# one postgres::Statement constant per block headed `-- name: …`.
function(embed_sql target)
  foreach(folder IN LISTS ARGN)
    set(source ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/queries.sql)
    set(header ${CMAKE_BINARY_DIR}/generated/${folder}/queries.hpp)
    add_custom_command(
      OUTPUT ${header}
      COMMAND ${CMAKE_COMMAND} -DSOURCE=${source} -DHEADER=${header} -DFOLDER=${folder}
              -P ${PROJECT_SOURCE_DIR}/cmake/embed_queries.cmake
      DEPENDS ${source} ${PROJECT_SOURCE_DIR}/cmake/embed_queries.cmake
      COMMENT "Embedding ${folder}/queries.sql")
    target_sources(${target} PRIVATE ${header})
  endforeach()
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/generated)
endfunction()

# embed_files(TARGET header variable file...): a constexpr array of {name, text}.
function(embed_files target header variable)
  set(output ${CMAKE_BINARY_DIR}/generated/${header})
  string(REPLACE ";" "|" files "${ARGN}")
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DHEADER=${output} -DVARIABLE=${variable} "-DFILES=${files}"
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    COMMENT "Embedding ${variable}"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/generated)
endfunction()

# embed_site(TARGET name dist pages): a built console becomes the http::StaticSite sites::<name>()
# of sites/<name>.hpp: the files below the folder `dist`, each with its .br and .gz, and the
# list in the JSON file `pages`. It may lack both; then it is empty.
function(embed_site target name dist pages)
  set(folder ${CMAKE_BINARY_DIR}/generated/sites)
  file(GLOB_RECURSE found RELATIVE ${dist} CONFIGURE_DEPENDS ${dist}/*)
  set(inputs ${found})
  list(TRANSFORM inputs PREPEND ${dist}/)
  list(FILTER found EXCLUDE REGEX "(\\.br|\\.gz|\\.map|(^|/)\\.[^/]*)$")
  if(EXISTS ${pages})
    list(APPEND inputs ${pages})
  else()
    set(pages "")
  endif()
  string(REPLACE ";" "|" files "${found}")
  add_custom_command(
    OUTPUT ${folder}/${name}.hpp ${folder}/${name}.cpp
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DDIST=${dist} -DPAGES=${pages} "-DFILES=${files}"
            -DHEADER=${folder}/${name}.hpp -DSOURCE=${folder}/${name}.cpp
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_site.cmake
    DEPENDS ${inputs} ${PROJECT_SOURCE_DIR}/cmake/embed_site.cmake
    COMMENT "Embedding ${dist}"
    VERBATIM)
  target_sources(${target} PRIVATE ${folder}/${name}.hpp ${folder}/${name}.cpp)
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/generated)
endfunction()

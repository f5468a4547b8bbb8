# `./dev package`: the Debian package, by CPack. What is installed where is said here and nowhere
# else.
include(GNUInstallDirs)
set(deploy ${PROJECT_SOURCE_DIR}/deploy)
set(units lib/systemd/system)  # where Debian 12 and Ubuntu 24.04 both look

# Dates are fixed: the same source makes the same bytes.
file(WRITE ${CMAKE_BINARY_DIR}/package/changelog.Debian
  "billspay (${PROJECT_VERSION}) stable; urgency=medium\n\n  * See CHANGELOG.md.\n\n"
  " -- The billspay developers <billspay@localhost.localdomain>  Wed, 25 Nov 2026 00:00:00 +0000\n")
function(billspay_gzip from to)
  add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/package/${to}.gz
    COMMAND gzip -9 -n -c ${from} > ${CMAKE_BINARY_DIR}/package/${to}.gz DEPENDS ${from} VERBATIM)
  set_property(GLOBAL APPEND PROPERTY billspay_packed ${CMAKE_BINARY_DIR}/package/${to}.gz)
endfunction()
file(GLOB manuals CONFIGURE_DEPENDS ${deploy}/man/*.8)
foreach(manual IN LISTS manuals)
  get_filename_component(name ${manual} NAME)
  billspay_gzip(${manual} ${name})
  install(FILES ${CMAKE_BINARY_DIR}/package/${name}.gz DESTINATION share/man/man8)
endforeach()
billspay_gzip(${CMAKE_BINARY_DIR}/package/changelog.Debian changelog)
billspay_gzip(${PROJECT_SOURCE_DIR}/CHANGELOG.md NEWS)
get_property(packed GLOBAL PROPERTY billspay_packed)
add_custom_target(billspay_package_texts ALL DEPENDS ${packed})

set(programs OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
install(TARGETS billspay DESTINATION bin)
install(PROGRAMS ${deploy}/backup/billspay-backup ${deploy}/backup/billspay-restore
  ${deploy}/backup/billspay-restore-drill ${deploy}/nginx/billspay-nginx
  ${deploy}/postgresql/billspay-postgres-settings DESTINATION sbin)
install(FILES ${deploy}/backup/library.sh DESTINATION share/billspay/backup)
install(FILES ${deploy}/nginx/site.conf.in ${deploy}/nginx/staff-networks.conf
  DESTINATION share/billspay/nginx)
install(FILES ${deploy}/postgresql/billspay.conf.in DESTINATION share/billspay/postgresql)
install(DIRECTORY ${deploy}/monitoring DESTINATION share/billspay PATTERN "*_test.yml" EXCLUDE)
set(fetchers ${deploy}/secrets/encrypted-credentials ${deploy}/secrets/fetch-from-doppler)
install(DIRECTORY ${deploy}/secrets ${deploy}/direct-tls DESTINATION share/doc/billspay/examples)
install(PROGRAMS ${fetchers} DESTINATION share/doc/billspay/examples/secrets)
# The guide belongs where it is needed: on the machine, when nothing else can be reached.
set(docs ${PROJECT_SOURCE_DIR}/docs)
install(FILES ${PROJECT_SOURCE_DIR}/README.md DESTINATION share/doc/billspay)
install(FILES ${docs}/operations.md ${docs}/import.md ${docs}/security.md
  DESTINATION share/doc/billspay/docs)
install(DIRECTORY ${docs}/compliance ${docs}/decisions DESTINATION share/doc/billspay/docs)
install(FILES ${deploy}/completion/billspay DESTINATION share/bash-completion/completions)
install(FILES ${deploy}/package/copyright ${CMAKE_BINARY_DIR}/package/changelog.gz
  ${CMAKE_BINARY_DIR}/package/NEWS.gz DESTINATION share/doc/billspay)
file(GLOB unit_files CONFIGURE_DEPENDS ${deploy}/systemd/*)
install(FILES ${unit_files} DESTINATION /${units})
install(FILES ${deploy}/backup/backup.env DESTINATION /etc/billspay)
file(GLOB snippets CONFIGURE_DEPENDS ${deploy}/nginx/billspay-*.conf)
install(FILES ${snippets} DESTINATION /etc/nginx/snippets)
install(FILES ${deploy}/package/lintian-overrides DESTINATION share/lintian/overrides
  RENAME billspay)

# Known when all is built: what it is made of.
install(CODE "execute_process(COMMAND ${deploy}/package/components.py ${CMAKE_BINARY_DIR}
    ${CMAKE_BINARY_DIR}/package ${PROJECT_VERSION} COMMAND_ERROR_IS_FATAL ANY)")
install(FILES ${CMAKE_BINARY_DIR}/package/billspay.cdx.json
  ${CMAKE_BINARY_DIR}/package/third-party.txt DESTINATION share/doc/billspay)

set(CPACK_GENERATOR DEB)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_SET_DESTDIR ON)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_SOURCE_DIR}/build)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${programs})
set(CPACK_PACKAGE_NAME billspay)
set(CPACK_PACKAGE_CONTACT "The billspay developers <billspay@localhost.localdomain>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "bill-pay customer service on PostgreSQL")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Serves customers, call-centre agents and admins on hosts of their own: wallet,
billers, receipts, review of enrolments, an audit trail that shows tampering.
.
With systemd units, sites for nginx, encrypted backups that are proved to
restore, and rules for Prometheus. Run 'billspay setup' after installing.")
set(CPACK_DEBIAN_FILE_NAME billspay_${PROJECT_VERSION}_amd64.deb)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
  "adduser, age, ca-certificates, fonts-dejavu-core, openssl, postgresql-client"
  "init-system-helpers (>= 1.52)")
list(JOIN CPACK_DEBIAN_PACKAGE_DEPENDS ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
# Receipts are drawn with whatever fonts there are; Noto has most scripts.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-core, nginx, postgresql (>= 15)")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS
  "certbot, pgbackrest, prometheus, prometheus-node-exporter, prometheus-postgres-exporter"
  "rclone, rsync")
list(JOIN CPACK_DEBIAN_PACKAGE_SUGGESTS ", " CPACK_DEBIAN_PACKAGE_SUGGESTS)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${deploy}/package/postinst ${deploy}/package/prerm
  ${deploy}/package/postrm ${deploy}/package/conffiles)
include(CPack)

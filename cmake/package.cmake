# `cmake --install` (make install) and the Debian package (make package).
include(GNUInstallDirs)
set(man ${PROJECT_BINARY_DIR}/man)
add_custom_command(OUTPUT ${man}/hapjong.1.gz
  COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tools/man_pages.py $<TARGET_FILE:hapjong> ${man} ${PROJECT_VERSION}
  DEPENDS hapjong ${PROJECT_SOURCE_DIR}/tools/man_pages.py VERBATIM)
add_custom_target(man_pages DEPENDS ${man}/hapjong.1.gz)
add_custom_target(product DEPENDS hapjong hjlex hj_data man_pages)  # what is installed

set(doc ${CMAKE_INSTALL_DATADIR}/doc/hapjong)
install(TARGETS hapjong hjlex)
if(HAPJONG_LIBRARY)
  include(CMakePackageConfigHelpers)
  set(config ${CMAKE_INSTALL_LIBDIR}/cmake/hapjong)
  install(TARGETS libhapjong EXPORT hapjong INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  install(EXPORT hapjong FILE hapjongConfig.cmake NAMESPACE hapjong:: DESTINATION ${config})
  write_basic_package_version_file(${PROJECT_BINARY_DIR}/hapjongConfigVersion.cmake COMPATIBILITY SameMinorVersion)
  install(FILES ${PROJECT_BINARY_DIR}/hapjongConfigVersion.cmake DESTINATION ${config})
  add_dependencies(product libhapjong)
endif()
install(DIRECTORY ${HJ_DATA_DIR}/ DESTINATION ${CMAKE_INSTALL_DATADIR}/hapjong)
install(DIRECTORY ${man}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.gz")
install(DIRECTORY docs/ DESTINATION ${doc} FILES_MATCHING PATTERN "*.md" PATTERN "*.png" PATTERN node_modules EXCLUDE PATTERN .vitepress EXCLUDE)
install(FILES README.md README.ko.md data/config/hapjong.toml DESTINATION ${doc})
install(FILES packaging/copyright DESTINATION ${doc})
install(FILES packaging/hapjong.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME hapjong)
# zsh looks into site-functions below /usr/local; what Debian's packages bring lies in vendor-completions.
install(FILES packaging/_hapjong DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT prefix)
install(FILES LICENSE DESTINATION ${doc} COMPONENT prefix)

# The service and its settings belong to the system: the package has them, a prefix of one's own does not.
install(FILES packaging/_hapjong DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT system EXCLUDE_FROM_ALL)
install(FILES packaging/hapjong.service DESTINATION lib/systemd/system COMPONENT system EXCLUDE_FROM_ALL)
install(FILES data/config/hapjong.toml DESTINATION /etc/hapjong COMPONENT system EXCLUDE_FROM_ALL)
set(CPACK_COMPONENTS_ALL Unspecified system)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME hapjong)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads Korean news and keeps the ledger of who deals with whom")
set(CPACK_PACKAGE_DESCRIPTION "Pages, feeds and crawled text go in; clean articles, stories, typed claims
with their sentences, deals with their history and the alliance map come out,
in a browser. Offline, without a language model, the same answer to the same
text.")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Hapjong project <hapjong@localhost>")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "passwd")  # useradd, in postinst
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(deb ${PROJECT_SOURCE_DIR}/packaging/deb)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${deb}/postinst ${deb}/prerm ${deb}/postrm ${deb}/conffiles ${deb}/triggers)
include(CPack)

// What is true of the consoles that were built into this very binary; a build without the web
// workspace has none, and then there is nothing that could be wrong with them.
#include "app/consoles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <regex>

namespace billspay::app {
namespace {

const std::array all{&Consoles::customer, &Consoles::agent, &Consoles::admin};

TEST(EmbeddedConsoles, CanBeServed) {
  for (const auto console : all) {
    EXPECT_NO_THROW(http::StaticFiles(embedded_consoles().*console, true));
  }
}

// A Content-Security-Policy without exceptions has no room for them. S46
TEST(EmbeddedConsoles, HaveNoInlineScriptsOrStylesAndAPlaceForTheNonce) {
  static const std::regex inline_code(
      "<script(?![^>]*\\bsrc=)|<style|\\son[a-z]+=|\\sstyle=|"
      "javascript:|https?://");
  for (const auto console : all) {
    for (const auto& file : (embedded_consoles().*console).files) {
      if (!file.path.ends_with(".html")) continue;
      const std::string html(file.content);
      EXPECT_TRUE(html.contains("nonce=\"{{nonce}}\"")) << file.path;
      EXPECT_FALSE(std::regex_search(html, inline_code)) << html;
    }
  }
}

TEST(EmbeddedConsoles, LoadOnlyWhatIsEmbeddedWithThem) {
  static const std::regex reference("(?:src|href)=\"([^\"]*)\"");
  for (const auto console : all) {
    const auto files = (embedded_consoles().*console).files;
    for (const auto& file : files) {
      if (file.path != "/index.html") continue;
      const std::string html(file.content);
      for (std::sregex_iterator found(html.begin(), html.end(), reference), end; found != end;
           ++found) {
        EXPECT_NE(std::ranges::find(files, (*found)[1].str(), &http::StaticFile::path), files.end())
            << (*found)[1];
      }
    }
  }
}

TEST(EmbeddedConsoles, AreSmallerCompressed) {
  for (const auto console : all) {
    for (const auto& file : (embedded_consoles().*console).files) {
      EXPECT_EQ(file.hash.size(), 32U);
      EXPECT_FALSE(file.path.ends_with(".map")) << file.path;
      EXPECT_TRUE(file.brotli.empty() || file.brotli.size() < file.content.size()) << file.path;
      EXPECT_TRUE(file.gzip.empty() || file.gzip.size() < file.content.size()) << file.path;
      const bool script = file.path.ends_with(".js") && file.content.size() > 1000;
      EXPECT_FALSE(script && file.brotli.empty()) << file.path << " was not compressed";
    }
  }
}

// S69
TEST(EmbeddedConsoles, ListNoPageThatIsSomethingElse) {
  for (const auto console : all) {
    for (const auto page : (embedded_consoles().*console).pages) {
      EXPECT_TRUE(std::regex_match(std::string(page), std::regex("/|(/[a-z][a-z0-9-]*)"))) << page;
      for (const auto* taken :
           {"/api", "/assets", "/admin", "/agent", "/metrics", "/healthz", "/readyz", "/health",
            "/status", "/docs", "/swagger", "/debug", "/console", "/actuator", "/graphql"}) {
        EXPECT_NE(page, taken);
      }
    }
  }
}

}  // namespace
}  // namespace billspay::app

// The pages of a console and what they load: embedded in the binary and found by their exact path,
// so that no path of a stranger ever reaches a file system. A listener has those of its own
// audience only; what is not here is the router's ordinary 404.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/content_coding.hpp"
#include "platform/http/message.hpp"

namespace billspay::http {

// Everything in it is embedded, so that the views outlive the server.
struct StaticFile {
  std::string_view path;  // "/assets/index-DEbLZG82.js"
  std::string_view hash;  // of the content
  std::string_view content;
  std::string_view brotli;  // empty where it would not be smaller
  std::string_view gzip;
};

// `pages` are those that the console draws by itself: "/" alone, and first segments such as
// "/customers", which stand for everything below them too.
struct StaticSite {
  std::span<const StaticFile> files;
  std::span<const std::string_view> pages;
};

class StaticFiles {
 public:
  // Throws std::logic_error when there is a file of a kind that it does not know. `https` adds
  // HSTS.
  StaticFiles(const StaticSite& site, bool https);

  // A page or an asset; 405 for methods that do not read; nothing where this site has nothing.
  [[nodiscard]] std::optional<Response> answer(Request& request) const;

 private:
  struct Asset {
    StaticFile file;
    std::string_view content_type;
    bool named_by_content;  // so that it never changes
    std::vector<Coding> codings;
  };

  void add_asset(const StaticFile& file);
  void take_page(std::string_view html);
  [[nodiscard]] bool is_page(std::string_view path) const;
  [[nodiscard]] Response page() const;
  [[nodiscard]] Response asset(const Request& request, const Asset& asset) const;

  std::map<std::string_view, Asset> assets_;
  std::set<std::string_view> pages_;
  std::vector<std::string_view> page_parts_;  // of index.html, between the places of the nonce
  bool https_;
};

}  // namespace billspay::http

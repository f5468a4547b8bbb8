#include "platform/http/static_files.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "platform/core/bytes.hpp"
#include "platform/core/text.hpp"
#include "platform/http/problem_response.hpp"

namespace billspay::http {
namespace {

constexpr std::string_view index_html = "/index.html";
constexpr std::string_view nonce_place = "{{nonce}}";
constexpr std::size_t nonce_bytes = 16;
constexpr std::string_view hashed_names = "/assets/";
constexpr std::string_view forever = "public, max-age=31536000, immutable";
constexpr std::string_view ask_each_time = "public, no-cache";

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> content_types{{
    {".css", "text/css; charset=utf-8"},
    {".gif", "image/gif"},
    {".ico", "image/x-icon"},
    {".jpg", "image/jpeg"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".png", "image/png"},
    {".svg", "image/svg+xml; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
}};

#define BILLSPAY_HSTS "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n"
// Own scripts, styles and data and nothing else; styles that the page makes while it runs carry the
// answer's nonce.
#define BILLSPAY_PAGE_HEADERS                                                          \
  "Cache-Control: no-store\r\n"                                                        \
  "Cross-Origin-Opener-Policy: same-origin\r\n"                                        \
  "Cross-Origin-Resource-Policy: same-origin\r\n"                                      \
  "Permissions-Policy: accelerometer=(), autoplay=(), camera=(), display-capture=(), " \
  "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "          \
  "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), "       \
  "publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), "             \
  "xr-spatial-tracking=()\r\n"                                                         \
  "Referrer-Policy: no-referrer\r\n"                                                   \
  "X-Content-Type-Options: nosniff\r\n"
#define BILLSPAY_ASSET_HEADERS                                              \
  "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n" \
  "Cross-Origin-Resource-Policy: same-origin\r\n"                           \
  "Referrer-Policy: no-referrer\r\n"                                        \
  "Vary: Accept-Encoding\r\n"                                               \
  "X-Content-Type-Options: nosniff\r\n"

constexpr std::string_view page_headers = BILLSPAY_PAGE_HEADERS;
constexpr std::string_view page_headers_tls = BILLSPAY_PAGE_HEADERS BILLSPAY_HSTS;
constexpr std::string_view asset_headers = BILLSPAY_ASSET_HEADERS;
constexpr std::string_view asset_headers_tls = BILLSPAY_ASSET_HEADERS BILLSPAY_HSTS;
#undef BILLSPAY_HSTS
#undef BILLSPAY_PAGE_HEADERS
#undef BILLSPAY_ASSET_HEADERS

std::string page_policy(std::string_view nonce, bool https) {
  std::string policy = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-";
  policy += nonce;
  policy +=
      "'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  if (https) policy += "; upgrade-insecure-requests";
  return policy;
}

std::string_view content_type_of(std::string_view path) {
  const std::string_view extension = path.substr(std::min(path.rfind('.'), path.size()));
  const auto* found = std::ranges::find(content_types, extension,
                                        &std::pair<std::string_view, std::string_view>::first);
  if (found == content_types.end()) {
    throw std::logic_error("no content type is known for " + std::string(path));
  }
  return found->second;
}

// What the consoles put into their addresses: words and ids. A dot would be a file that is missing.
bool is_plain(std::string_view segment) noexcept {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  };
  return !segment.empty() && std::ranges::all_of(segment, plain);
}

// RFC 9110 §13.1.2, compared weakly.
bool lists(std::string_view if_none_match, std::string_view etag) noexcept {
  if (trim(if_none_match) == "*") return true;
  while (!if_none_match.empty()) {
    const std::size_t comma = std::min(if_none_match.find(','), if_none_match.size());
    std::string_view one = trim(if_none_match.substr(0, comma));
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == etag) return true;
    if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
  }
  return false;
}

// Strong, so each form has its own.
std::string etag_of(const StaticFile& file, Coding coding) {
  std::string etag = '"' + std::string(file.hash);
  if (coding != Coding::identity) etag += '-' + std::string(token_of(coding));
  return etag + '"';
}

std::string_view form_of(const StaticFile& file, Coding coding) noexcept {
  if (coding == Coding::brotli) return file.brotli;
  return coding == Coding::gzip ? file.gzip : file.content;
}

}  // namespace

StaticFiles::StaticFiles(const StaticSite& site, bool https) : https_(https) {
  for (const StaticFile& file : site.files) {
    if (file.path == index_html) {
      take_page(file.content);
    } else {
      add_asset(file);
    }
  }
  // Without its HTML a console has no pages.
  if (!page_parts_.empty()) pages_.insert(site.pages.begin(), site.pages.end());
}

void StaticFiles::add_asset(const StaticFile& file) {
  Asset asset{file, content_type_of(file.path), file.path.starts_with(hashed_names), {}};
  if (!file.brotli.empty()) asset.codings.push_back(Coding::brotli);
  if (!file.gzip.empty()) asset.codings.push_back(Coding::gzip);
  asset.codings.push_back(Coding::identity);
  assets_.emplace(file.path, std::move(asset));
}

void StaticFiles::take_page(std::string_view html) {
  for (auto at = html.find(nonce_place); at != std::string_view::npos;
       at = html.find(nonce_place)) {
    page_parts_.push_back(html.substr(0, at));
    html.remove_prefix(at + nonce_place.size());
  }
  page_parts_.push_back(html);
}

bool StaticFiles::is_page(std::string_view path) const {
  if (path == "/") return pages_.contains(path);
  if (!pages_.contains(path.substr(0, path.find('/', 1)))) return false;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    if (!is_plain(path.substr(0, end))) return false;
    path.remove_prefix(end);
  }
  return true;
}

Response StaticFiles::page() const {
  const std::string nonce = base64url(random_bytes(nonce_bytes));
  Response response;
  response.content_type = "text/html; charset=utf-8";
  response.body = page_parts_.front();
  for (const std::string_view part : std::span(page_parts_).subspan(1)) {
    response.body.append(nonce).append(part);
  }
  response.standing_headers = https_ ? page_headers_tls : page_headers;
  response.headers.emplace_back("Content-Security-Policy", page_policy(nonce, https_));
  return response;
}

Response StaticFiles::asset(const Request& request, const Asset& asset) const {
  const Coding coding = preferred(request, asset.codings);
  std::string etag = etag_of(asset.file, coding);
  Response response;
  response.standing_headers = https_ ? asset_headers_tls : asset_headers;
  response.headers.emplace_back("Cache-Control", asset.named_by_content ? forever : ask_each_time);
  if (lists(request.header("if-none-match"), etag)) {
    response.status = 304;
  } else {
    response.content_type = asset.content_type;
    response.standing_body = form_of(asset.file, coding);
    if (coding != Coding::identity) {
      response.headers.emplace_back("Content-Encoding", token_of(coding));
    }
  }
  response.headers.emplace_back("ETag", std::move(etag));
  return response;
}

std::optional<Response> StaticFiles::answer(Request& request) const {
  const auto found = assets_.find(request.path);
  if (found == assets_.end() && !is_page(request.path)) return std::nullopt;
  request.operation = found == assets_.end() ? "page" : "asset";
  if (request.method != Method::get && request.method != Method::head) {
    Response response = problem_response(request, Problem(problems::method_not_allowed));
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  return found == assets_.end() ? page() : asset(request, found->second);
}

}  // namespace billspay::http

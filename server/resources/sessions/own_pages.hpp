// Whether a call that is authorised by a cookie comes from our own pages (security statement S25).
#pragma once

#include <string>
#include <string_view>

#include "platform/core/text.hpp"
#include "platform/http/message.hpp"

namespace billspay::sessions {

// Browsers name the page that sends a POST in Origin, and cannot add a header of their own to a
// foreign site's request without its consent. A caller that sends neither Origin, Referer nor
// Sec-Fetch-Site is no browser, and so cannot be made to send somebody else's cookie.
inline bool comes_from_own_pages(const http::Request& request, const std::string& public_url) {
  const std::string_view origin = request.header("origin");
  const bool browser = !origin.empty() || !request.header("referer").empty() ||
                       !request.header("sec-fetch-site").empty();
  if (!browser) return true;
  return origin == public_url && !request.header("x-requested-with").empty();
}

// Where the pages of a restricted listener are: at the host that was asked for, which its host
// policy has accepted. A page of another site cannot choose that header.
inline std::string own_origin(const http::Request& request) {
  return (request.secure ? "https://" : "http://") + ascii_lower(request.host);
}

}  // namespace billspay::sessions

#include "app/certificates.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <algorithm>
#include <ctime>
#include <memory>

namespace billspay::app {
namespace {

struct Free {
  void operator()(BIO* file) const noexcept { BIO_free(file); }
  void operator()(X509* certificate) const noexcept { X509_free(certificate); }
};

std::optional<Timestamp> end_of(const X509* certificate) {
  std::tm time{};
  if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &time) != 1) return std::nullopt;
  return Timestamp(std::chrono::seconds(::timegm(&time)));
}

}  // namespace

std::optional<Timestamp> certificate_expiry(const std::string& file) {
  std::optional<Timestamp> first;
  const std::unique_ptr<BIO, Free> bio(BIO_new_file(file.c_str(), "r"));
  while (bio) {
    const std::unique_ptr<X509, Free> certificate(
        PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate) break;
    const auto end = end_of(certificate.get());
    if (end) first = std::min(first.value_or(*end), *end);
  }
  ERR_clear_error();
  return first;
}

}  // namespace billspay::app

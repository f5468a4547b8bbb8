// What a resource is given to work with on one serving thread. The application owns all of it.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "platform/auth/device_cookie.hpp"
#include "platform/auth/hasher.hpp"
#include "platform/auth/sign_in_throttle.hpp"
#include "platform/auth/tokens.hpp"
#include "platform/core/task.hpp"
#include "platform/http/endpoint.hpp"
#include "platform/http/event_stream.hpp"
#include "platform/pdf/printer.hpp"
#include "platform/postgres/database.hpp"
#include "platform/vault/data_cipher.hpp"
#include "platform/vault/keyed_hash.hpp"
#include "platform/vault/processor.hpp"

namespace billspay::http {

struct Site {
  std::string public_url;  // "https://pay.example.com", without a trailing slash
  bool https = false;      // whether it starts so: Secure cookies and HSTS
  int throttle_factor = 1;
  std::string backup_status = {};  // where the backup says how it went; empty: nowhere
};

struct Platform {
  const Site* site;
  postgres::Database* portal;  // as billspay_portal
  postgres::Database* agents;  // as billspay_agent
  postgres::Database* admins;  // as billspay_admin
  auth::Hasher* hasher;
  auth::TokenIssuer* issuer;
  auth::Throttle* throttle;
  auth::SignInThrottle* sign_in_throttle;
  const auth::DeviceCookies* devices;
  const vault::DataCipher* cipher;
  const vault::KeyedHash* hashes;
  vault::Processor* processor;
  Subscriptions* subscriptions;  // of this thread's open event streams
  // Suspends for a while, where an answer must not tell by its speed what happened.
  std::function<Task<void>(std::chrono::milliseconds)> sleep;
  // Draws a document away from this thread. problems::temporarily_unavailable.
  std::function<Task<Result<std::string>>(pdf::Draw)> print;

  // The database under the role of an audience.
  [[nodiscard]] postgres::Database& database(auth::Audience audience) const {
    if (audience == auth::Audience::customer) return *portal;
    return audience == auth::Audience::agent ? *agents : *admins;
  }
  [[nodiscard]] postgres::Database& database(const auth::Staff& who) const {
    return database(who.audience);
  }
};

}  // namespace billspay::http

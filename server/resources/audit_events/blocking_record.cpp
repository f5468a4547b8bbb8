#include "resources/audit_events/blocking_record.hpp"

#include <stdexcept>

#include "resources/audit_events/queries.hpp"

namespace billspay::audit_events {
namespace {

using Value = postgres::BlockingConnection::Value;
using Row = postgres::BlockingConnection::Row;

// There is no request to be found again in a log.
constexpr std::string_view request_id = "command-line";

Value text_of(const std::optional<Uuid>& id) { return id ? Value(id->to_string()) : std::nullopt; }

std::string hexadecimal(const Bytes& bytes) { return "\\x" + hex(as_text(bytes)); }

Bytes from_hexadecimal(std::string_view text) {
  Bytes bytes;
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  for (std::size_t at = 2; at + 1 < text.size(); at += 2) {
    bytes.push_back(static_cast<std::uint8_t>(digit(text[at]) * 16 + digit(text[at + 1])));
  }
  return bytes;
}

// "2026-11-22 18:04:05.123456+00", as a session in UTC writes it.
Timestamp moment_of(std::string text) {
  text[text.find(' ')] = 'T';
  text.replace(text.find('+'), std::string::npos, "Z");
  const auto at = parse_timestamp(text);
  if (!at) throw std::logic_error("PostgreSQL's time was not understood: " + text);
  return *at;
}

Link link_of(const Row& end, const Actor& actor, Event&& event) {
  return {static_cast<std::int16_t>(std::stoi(*end[0])),
          std::stoll(*end[1]) + 1,
          AuditEventId::make(),
          moment_of(*end[3]),
          event.customer ? std::optional(event.customer->value) : std::nullopt,
          std::string(name_of(actor.channel)),
          std::string(name_of(actor.kind)),
          actor.id,
          actor.name,
          std::string(event.action),
          std::string(name_of(event.outcome)),
          std::string(event.object_kind),
          event.object_id,
          std::move(event.before),
          std::move(event.after),
          std::move(event.reason),
          std::nullopt,
          std::string(request_id)};
}

}  // namespace

void record(postgres::BlockingConnection& owner, const vault::LedgerKeys& ledger, Actor actor,
            Event event) {
  owner.execute("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'");
  auto ends = owner.query(std::string(sql::audit_events::lock_lane.sql), {std::nullopt});
  if (ends.empty()) {
    ends = owner.query(std::string(sql::audit_events::lock_free_lane.sql), {std::nullopt});
  }
  if (ends.empty()) throw std::logic_error("no audit lane is free");
  const Row& end = ends.front();
  const Link link = link_of(end, actor, std::move(event));
  const Bytes mac = ledger.link(from_hexadecimal(*end[2]), content_of(link));
  owner.query(
      std::string(sql::audit_events::append.sql),
      {link.id.to_string(), end[3], text_of(link.user_id), link.audience, link.actor_kind,
       text_of(link.actor_id), link.actor_name, link.action, link.outcome, link.object_kind,
       text_of(link.object_id), link.before, link.after, link.reason, link.ip, link.request_id,
       std::to_string(link.lane), std::to_string(link.position), hexadecimal(mac)});
}

}  // namespace billspay::audit_events

#include "resources/audit_events/csv.hpp"

#include "platform/http/csv.hpp"

namespace billspay::audit_events {
namespace {

std::string text_of(const std::optional<Uuid>& id) { return id ? id->to_string() : std::string(); }
std::string text_of(const std::optional<json::RawObject>& object) {
  return object ? object->text : std::string();
}

}  // namespace

std::string csv_header() {
  return "at,id,audience,actorKind,actorId,actor,action,outcome,objectKind,objectId,customerId,"
         "customerNumber,customer,before,after,reason,ip,requestId\r\n";
}

void append_csv_line(std::string& out, const AuditEvent& event) {
  const auto& customer = event.customer;
  http::append_csv_line(
      out, {format_timestamp(event.at), event.id.to_string(), name_of(event.audience),
            name_of(event.actor.kind), text_of(event.actor.id), event.actor.name, event.action,
            name_of(event.outcome), event.object.kind, text_of(event.object.id),
            customer ? customer->id.to_string() : std::string(),
            customer ? customer->customer_number : std::string(),
            customer ? customer->first_name + " " + customer->last_name : std::string(),
            text_of(event.before), text_of(event.after), event.reason.value_or(""),
            event.ip.value_or(""), event.request_id});
}

}  // namespace billspay::audit_events

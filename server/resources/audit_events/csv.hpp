// The audit trail as a spreadsheet reads it.
#pragma once

#include <string>

#include "resources/audit_events/dto.hpp"

namespace billspay::audit_events {

// RFC 4180 with CRLF, no formulas (security statement S46).
std::string csv_header();
void append_csv_line(std::string& out, const AuditEvent& event);

}  // namespace billspay::audit_events

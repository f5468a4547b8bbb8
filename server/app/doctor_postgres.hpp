// The part of `billspay doctor` that looks at how PostgreSQL is set up: who can reach it, what it
// writes into its log, and whether it is sized for us.
#pragma once

#include "app/config.hpp"
#include "app/doctor_report.hpp"
#include "platform/postgres/blocking.hpp"

namespace billspay::app {

// Connections that `serve` holds at most, all threads together.
int connections_needed(unsigned threads);

// `connection` is that of the server. As root also pg_hba.conf is looked at, by way of the
// database's superuser; otherwise a note says that it was not.
void check_postgres(Report& report, const Config& config, postgres::BlockingConnection& connection);

}  // namespace billspay::app

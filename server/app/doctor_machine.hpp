// The part of `billspay doctor` that looks at this machine: who may read our secrets, how full the
// disks are, when certificates end, how old the backup is.
#pragma once

#include "app/config.hpp"
#include "app/doctor_report.hpp"

namespace billspay::app {

void check_secrets(Report& report, const Environment& environment);
void check_disks(Report& report, const Config& config);
void check_certificates(Report& report, const Config& config);
void check_backup(Report& report, const Config& config);

}  // namespace billspay::app

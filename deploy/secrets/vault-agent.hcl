# vault agent -config=vault-agent.hcl, as root: renders each secret of the KV path secret/billspay into
# memory and restarts the service when one has changed. `restart` also starts it when the machine has
# booted; it does not wait, since the service starts only when the last of the nine is there.
vault {
  address = "https://vault.internal.example.com:8200"
}

auto_auth {
  method "approle" {
    config = {
      role_id_file_path   = "/etc/billspay/vault-role-id"
      secret_id_file_path = "/etc/billspay/vault-secret-id"
    }
  }
}

template_config {
  exit_on_retry_failure = true
}

template {
  destination = "/run/billspay-secrets/jwt-keys-customer"
  perms       = "0400"
  contents    = "{{ with secret \"secret/data/billspay\" }}{{ .Data.data.JWT_KEYS_CUSTOMER }}{{ end }}"
  exec {
    command = ["systemctl", "--no-block", "restart", "billspay.service"]
  }
}

template {
  destination = "/run/billspay-secrets/jwt-keys-agent"
  perms       = "0400"
  contents    = "{{ with secret \"secret/data/billspay\" }}{{ .Data.data.JWT_KEYS_AGENT }}{{ end }}"
  exec {
    command = ["systemctl", "--no-block", "restart", "billspay.service"]
  }
}

template {
  destination = "/run/billspay-secrets/jwt-keys-admin"
  perms       = "0400"
  contents    = "{{ with secret \"secret/data/billspay\" }}{{ .Data.data.JWT_KEYS_ADMIN }}{{ end }}"
  exec {
    command = ["systemctl", "--no-block", "restart", "billspay.service"]
  }
}

template {
  destination = "/run/billspay-secrets/data-keys-columns"
  perms       = "0400"
  contents    = "{{ with secret \"secret/data/billspay\" }}{{ .Data.data.DATA_KEYS_COLUMNS }}{{ end }}"
  exec {
    command = ["systemctl", "--no-block", "restart", "billspay.service"]
  }
}

template {
  destination = "/run/billspay-secrets/data-keys-lookup"
  perms       = "0400"
  contents    = "{{ with secret \"secret/data/billspay\" }}{{ .Data.data.DATA_KEYS_LOOKUP }}{{ end }}"
  exec {
    command = ["systemctl", "--no-block", "restart", "billspay.service"]
  }
}

template {
  destination = "/run/billspay-secrets/data-keys-vault-public"
  perms       = "0400"
  contents    = "{{ with secret \"secret/data/billspay\" }}{{ .Data.data.DATA_KEYS_VAULT_PUBLIC }}{{ end }}"
  exec {
    command = ["systemctl", "--no-block", "restart", "billspay.service"]
  }
}

template {
  destination = "/run/billspay-secrets/audit-keys"
  perms       = "0400"
  contents    = "{{ with secret \"secret/data/billspay\" }}{{ .Data.data.AUDIT_KEYS }}{{ end }}"
  exec {
    command = ["systemctl", "--no-block", "restart", "billspay.service"]
  }
}

template {
  destination = "/run/billspay-secrets/mail-url"
  perms       = "0400"
  contents    = "{{ with secret \"secret/data/billspay\" }}{{ .Data.data.MAIL_URL }}{{ end }}"
  exec {
    command = ["systemctl", "--no-block", "restart", "billspay.service"]
  }
}

template {
  destination = "/run/billspay-secrets/database-url"
  perms       = "0400"
  contents    = "{{ with secret \"secret/data/billspay\" }}{{ .Data.data.DATABASE_URL }}{{ end }}"
  exec {
    command = ["systemctl", "--no-block", "restart", "billspay.service"]
  }
}

template {
  destination = "/run/billspay-secrets/migration-database-url"
  perms       = "0400"
  contents    = "{{ with secret \"secret/data/billspay\" }}{{ .Data.data.MIGRATION_DATABASE_URL }}{{ end }}"
}

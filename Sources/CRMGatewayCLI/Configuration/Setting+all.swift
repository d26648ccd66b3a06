import CRMConnectors
import ConnectorKit

extension Setting {
    static let stateDirectory = Setting(
        "state_dir", flag: "--state-dir", standard: "`$HOME/.crm-gateway`",
        "The folder of database, root key and audit anchors; only its owner may enter it (0700).")
    static let database = Setting(
        "database", standard: "`STATE/store/gateway.db`", "The database's file.")
    static let rootKeySource = Setting(
        "root_key_source", standard: "`file`",
        "Where root keys come from: `file`, `environment` (`CRM_GATEWAY_ROOT_KEY`, read once and overwritten) or "
            + "`command`.")
    static let rootKeyFile = Setting(
        "root_key_file", standard: "`STATE/root.key`",
        "The file of root keys, mode 0600, one key a line, newest first; outside the database's folder.")
    static let rootKeyCommand = Setting(
        "root_key_command", .texts,
        "The program that prints root keys, by its absolute path, and its arguments; run without a shell and with an "
            + "empty environment.")
    static let actor = Setting("as", .text, flag: "--as", "Who acts, by email. The system actor can't be named here.")
    static let organization = Setting(
        "organization", .text, flag: "--org", standard: "the only one", "The organization, by name or id.")
    static let format = Setting(
        "format", flag: "--format", standard: "`table`",
        "`table` or `json`; for verifications also `junit` or `markdown`.")
    static let verifyAfterSync = Setting(
        "verify_after_sync", standard: "`off`",
        "Whether what a sync or a push did is verified once it has ended: `off`, `read-only`, or `temporary` (with records "
            + "that are made and deleted).")
    static let record = Setting(
        "record", .text, flag: "--record",
        "Append every exchange with a CRM to this file, one JSON line each, secrets struck out.")
    static let crmOrigins = Setting(
        "crm_origins", .texts, flag: "--crm-origin",
        "Origins in place of CRMs' own hosts, for mocks: `hubspot=http://127.0.0.1:8081`. Plain `http` for loopback "
            + "hosts alone.")
    static let extraAuthorities = Setting(
        "extra_authority_files", .texts, "PEM files of certificate authorities to be trusted besides the system's.")
    static let proxy = Setting(
        "proxy", .text, "The origin of a proxy to be used as a tunnel. Proxies named in the environment are never used."
    )
    static let auditAnchors = Setting(
        "audit_anchor_file", standard: "`STATE/audit-anchors.jsonl`",
        "Where the ends of the audit chains are anchored; better on another disk or machine than the database.")
    static let undoWindowDays = Setting(
        "undo_window_days", .number, standard: "30", "How long a run can be undone, in days: 1 to 3650.")
    static let eventDays = Setting(
        "event_days", .number, standard: "30", "How long events are kept for who reads them, in days: 1 to 3650.")
    static let removalDays = Setting(
        "removal_retention_days", .number, standard: "30",
        "How long somebody who was removed can be restored, in days: 1 to 3650. Then what was kept of them is erased.")
    static let orphanEnding = Setting(
        "orphaned_grants", standard: "`erase`",
        "What becomes of a grant that nobody has held for the undo window: `erase` it here, or `revoke` it at the CRM.")
    static let migrates = Setting(
        "migrate", .boolean, standard: "true", "Whether a start brings an older database up to date, or refuses it.")
    static let logLevel = Setting(
        "log_level", flag: "--log-level", standard: "`warning`",
        "The least grave messages logged on standard error: `trace`, `debug`, `info`, `notice`, `warning`, `error`.")
    static let progress = Setting(
        "progress", flag: "--progress", standard: "`auto`",
        "Progress on standard error: `live`, `lines`, `off`, or `auto` (live on a terminal, lines elsewhere).")

    private static let general: [Setting] = [
        stateDirectory, database, rootKeySource, rootKeyFile, rootKeyCommand, actor, organization, format, record,
        crmOrigins, extraAuthorities, proxy, auditAnchors, undoWindowDays, removalDays, eventDays, orphanEnding,
        verifyAfterSync,
        migrates, logLevel,
        progress,
    ]

    /// The client id of this deployment's OAuth app with a CRM.
    static func clientID(_ crm: CRMID) -> Setting {
        Setting("\(crm).client_id", .text, "The client id of the OAuth app with \(crm).")
    }

    /// The file that holds the app's client secret.
    static func clientSecretFile(_ crm: CRMID) -> Setting {
        Setting(
            "\(crm).client_secret_file", .text,
            "The file, mode 0600, that holds the app's client secret and nothing else.")
    }

    /// The port of the loopback redirect.
    static func redirectPort(_ crm: CRMID) -> Setting {
        Setting(
            "\(crm).redirect_port", .number, standard: "a free one",
            "The port of the loopback redirect `http://localhost:PORT/oauth/callback`, as registered with the app.")
    }

    /// The scopes to ask for.
    static func scopes(_ crm: CRMID) -> Setting {
        Setting("\(crm).scopes", .texts, standard: "what the abilities need", "The scopes that a connect asks for.")
    }

    /// Where the CRM signs people in.
    static func signIn(_ crm: CRMID) -> Setting {
        Setting(
            "\(crm).sign_in", .text, standard: "the CRM's usual one",
            "The origin where \(crm) signs people in, where the app isn't at the usual one: an `https` host of \(crm).")
    }

    /// Every setting, in the order of the documentation.
    static let all: [Setting] =
        general + mail
        + ConnectorCatalog.standard.ids.filter { hasBrowserFlow($0) }.flatMap { crm in
            [clientID(crm), clientSecretFile(crm), redirectPort(crm), scopes(crm)]
                + (takesSignIn(crm) ? [signIn(crm)] : [])
        }

    /// Whether the CRM signs people in at several places: elsewhere the setting would have no effect.
    static func takesSignIn(_ crm: CRMID) -> Bool {
        ConnectorCatalog.standard[crm]?.oauth?.takesSignIn ?? false
    }

    private static func hasBrowserFlow(_ crm: CRMID) -> Bool {
        ConnectorCatalog.standard[crm]?.oauth != nil
    }
}

/// The whole schema, table family by table family.
public enum Schema {
    /// Every migration, oldest first.
    public static let migrations: [Migration] = [
        Migration(
            version: 1, name: "organizations, people, audit, leases, grants, runs",
            statements: DirectoryTables.statements + AuditTables.statements + LeaseTables.statements
                + GrantTables.statements + RunTables.statements),
        Migration(version: 2, name: "record types", statements: RecordTypeTables.statements),
        Migration(
            version: 3, name: "who sees owner properties", statements: PropertySightTables.statements),
        Migration(version: 4, name: "sign-in hosts of apps", statements: GrantTables.signInOfApps),
        Migration(
            version: 5, name: "removals, bulk changes, the host's own ids", statements: MembershipTables.statements),
        Migration(version: 6, name: "mail and events", statements: OutboxTables.statements),
        Migration(version: 7, name: "settings", statements: SettingsTables.statements),
        Migration(version: 8, name: "verification", statements: VerificationTables.statements),
        Migration(version: 9, name: "who saw a probe", statements: VerificationTables.sightOfProbes),
    ]
}

extension AuditOperation {
    /// A CRM was connected: a grant was stored, or replaced in place, and a key made.
    public static let grantConnect = AuditOperation(rawValue: "grant.connect")
    /// A grant's state changed by what the CRM answered: dead, in quarantine, released.
    public static let grantState = AuditOperation(rawValue: "grant.state")
    /// A grant was revoked, here and at the vendor.
    public static let grantRevoke = AuditOperation(rawValue: "grant.revoke")
    /// A grant that nobody held any more was erased, or is about to be revoked.
    public static let grantCollect = AuditOperation(rawValue: "grant.collect")
    /// A refresh token that is good once is about to be sent.
    public static let grantRefresh = AuditOperation(rawValue: "grant.refresh")
    /// A restored store was taken into service.
    public static let restoreEnd = AuditOperation(rawValue: "restore.end")
    /// Grants, keys or their holders were listed.
    public static let grantRead = AuditOperation(rawValue: "grant.read")
    /// A user's key was dropped.
    public static let keyDisconnect = AuditOperation(rawValue: "key.disconnect")
    /// A key was used; written where it was refused.
    public static let keyUse = AuditOperation(rawValue: "key.use")
    /// An organization's own app with a vendor was set or removed.
    public static let appChange = AuditOperation(rawValue: "oauth_app.change")
    /// Data keys were wrapped anew.
    public static let vaultRewrap = AuditOperation(rawValue: "vault.rewrap")
}

public import ConnectorKit
public import Workspace

/// A user's way into a CRM: ready, authorized, and without a token in sight.
///
/// It may be kept: each request checks anew that the key stands, and a handle whose key has ended is refused with
/// `.forbidden` (T-19, SYNC-13). What it does in the CRM it does as ``actsAs``.
public struct Connection: Sendable {
    /// The CRM.
    public let crm: CRMID
    /// The key that it uses.
    public let key: KeyID
    /// The grant behind the key.
    public let grant: GrantID
    /// The CRM account.
    public let account: CRMAccountID
    /// The account's name for people.
    public let accountName: String?
    /// The CRM user whom it acts as: not the gateway's user, where the key was copied.
    public let actsAs: CRMUserID?
    /// The email of that CRM user.
    public let actsAsEmail: EmailKey?
    /// Sends requests of the host's own; they need neither origin nor credentials.
    public let transport: any HTTPTransport
    /// What the CRM can tell.
    public let reading: any CRMReading
    /// What may change the CRM.
    public let writing: any CRMWriting
}

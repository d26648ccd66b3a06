/// The category `advancedSettings`: context notifications and related switches, CRM behaviour.
public struct AdvancedSettings: Hashable, Sendable, Codable {
    /// What a user is told before a meeting.
    public var contextNotifications: ContextNotifications
    /// How often a summary is sent.
    public var digest: DigestFrequency
    /// The hour of the user's clock at which it is sent; with a digest alone.
    public var digestHour: Int?
    /// How the workspace acts in a CRM.
    public var crm: CRMBehaviour

    /// Describes the switches.
    public init(
        contextNotifications: ContextNotifications = ContextNotifications(), digest: DigestFrequency = .off,
        digestHour: Int? = nil, crm: CRMBehaviour = CRMBehaviour()
    ) {
        self.contextNotifications = contextNotifications
        self.digest = digest
        self.digestHour = digestHour
        self.crm = crm
    }
}

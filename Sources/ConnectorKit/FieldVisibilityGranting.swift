/// Making properties visible and editable for CRM users (a facet).
public protocol FieldVisibilityGranting: Sendable {
    /// Grants, additively, sight and edit of properties to these CRM users; one outcome for each user, in their order.
    ///
    /// It looks at what is granted already, and adds what lacks: so it finishes what was interrupted, a repetition
    /// changes nothing, and it takes nothing from anybody. The fewest calls that the vendor's batches allow, whatever
    /// the number of properties.
    ///
    /// - Parameters:
    ///   - properties: properties that exist, visible or not.
    ///   - users: as ``CRMReading/owners(withEmails:)`` names them, or ``CRMIdentity/user`` for the key's own.
    /// - Throws: where nothing can be done for anybody: `.forbidden` where the key lacks the right to grant,
    ///   `.outcome_unknown` when the answer was lost. What one user lacks is in that user's outcome.
    func grant(
        _ properties: [PropertyReference], to users: [CRMUserID]
    ) async throws(ConnectorError) -> [VisibilityOutcome]
}

/// Making a property visible and editable for CRM users (a facet).
public protocol FieldVisibilityGranting: Sendable {
    /// Grants, additively, sight of a property to these CRM users; one outcome for each user.
    ///
    /// Repeating it changes nothing.
    func grant(
        _ property: PropertyName, of object: CRMObject, to users: [CRMUserID]
    ) async throws(ConnectorError) -> [VisibilityOutcome]
}

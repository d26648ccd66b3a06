import ConnectorKit

/// What may change Salesforce.
struct SalesforceWriting: CRMWriting {
    let transport: any HTTPTransport

    var fieldVisibility: (any FieldVisibilityGranting)? { SalesforceVisibility(transport: transport) }

    /// Makes a lookup to users, which nobody sees until it is granted.
    func createOwnerProperty(_ draft: OwnerPropertyDraft) async throws(ConnectorError) {
        let traits = SalesforceConnector.descriptor.ownerProperties
        guard traits.acceptsName(draft.name.rawValue) else {
            throw ConnectorError(
                .invalid, operation: .propertiesCreate,
                message: "Salesforce takes no field of this name; it must be \(traits.nameRule).")
        }
        guard traits.acceptsLabel(draft.label) else {
            throw ConnectorError(
                .invalid, operation: .propertiesCreate,
                message: "Salesforce takes no field of this label; it must be \(traits.labelRule).")
        }
        do {
            // The body isn't read: the caller reads the definition again anyway, and 201 is the answer.
            _ = try await transport.send(
                SalesforceEndpoints.createOwnerProperty(SalesforceOwnerField.body(of: draft)))
        } catch {
            guard error.kind == .forbidden else { throw error }
            throw error.naming("\"Customize Application\"")
        }
    }
}

extension ConnectorError {
    /// The same failure, with the right that its user lacks in its message.
    func naming(_ right: String) -> ConnectorError {
        var copy = self
        copy.message += " It needs the permission \(right)."
        return copy
    }
}

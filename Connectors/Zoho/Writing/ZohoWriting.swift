import ConnectorKit
import Foundation

/// What may change Zoho.
struct ZohoWriting: CRMWriting {
    let transport: any HTTPTransport
    let layouts: ZohoPipelineLayouts

    /// Writes through a transport.
    init(transport: any HTTPTransport) {
        self.transport = transport
        layouts = ZohoPipelineLayouts(reading: ZohoReading(transport: transport))
    }

    /// A new field is visible to every profile.
    var fieldVisibility: (any FieldVisibilityGranting)? { nil }

    /// Creates a lookup to users. The answer holds an id alone: the name that Zoho made is seen by reading again.
    func createOwnerProperty(_ draft: OwnerPropertyDraft) async throws(ConnectorError) {
        guard draft.restoring == nil else {
            throw ConnectorError(
                .unsupported, operation: .fieldsCreate,
                message:
                    "The field \(draft.label) exists and is on no layout, and Zoho's API can't put it back: add it to "
                    + "a layout in the module's settings.")
        }
        let traits = ZohoConnector.descriptor.ownerProperties
        guard traits.acceptsName(draft.name.rawValue) else {
            throw refusal("Zoho takes no field of this name; it must be \(traits.nameRule).")
        }
        guard traits.acceptsLabel(draft.label) else {
            throw refusal("Zoho takes no field of this label; it must be \(traits.labelRule).")
        }
        let request = ZohoEndpoints.createOwnerField(draft)
        let response = try await transport.send(request)
        // A 207 tells of a refused field behind a success; what can't be read is read again by the caller.
        let json = try? JSONDecoder().decode(JSONValue.self, from: Data(response.body))
        guard let refused = json.map(ZohoErrorItem.all)?.first(where: { !$0.isSuccess }) else { return }
        throw ZohoFailures.failure(of: refused, in: response, to: request)
    }

    private func refusal(_ message: String) -> ConnectorError {
        ConnectorError(.invalid, operation: .fieldsCreate, message: message)
    }
}

import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing

/// A CRM in the tests that hold for every CRM: its mock, and the few words that differ.
struct SyncedCRM: Sendable, CustomTestStringConvertible {
    /// A dedicated owner property that an organization chooses for deals.
    struct Wish: Sendable {
        let name: PropertyName
        let label: String

        var policy: OwnerPropertyPolicy { .dedicated(name: name, label: label) }
    }

    /// What a wish comes to once somebody deleted the property in the CRM's settings.
    enum AfterDeletion: Sendable, Equatable {
        /// The vendor archives, and gives it back.
        case restored
        /// The vendor deletes for good: another one is made.
        case madeAnew
        /// The vendor keeps the property out of use: plan and run say what to do, in these words among others.
        case refused(String)
        /// The vendor keeps the name from us: an error says what to do, in these words among others.
        case told(String)
    }

    /// The mock, and how to connect to it.
    let mocked: MockedCRM
    /// The mock's operation that lists definitions of deals.
    let listing: String
    /// The mock's operation that creates an owner property.
    let creation: String
    /// The mock's word for deals.
    let deals: String
    /// How somebody takes a property of deals out of use in the CRM's settings.
    let deletion: @Sendable (PropertyName) -> AccountChange
    /// What comes of that.
    let afterDeletion: AfterDeletion
    /// A wish whose name, or label where that counts, is that of a property which holds something else.
    let taken: Wish
    /// The same of an archived one; `nil` where the CRM has no such thing.
    let takenArchived: Wish?

    var id: CRMID { mocked.id }

    /// A wish that nothing stands in the way of.
    var wish: Wish { Wish(name: mocked.ownerProperty, label: "Gateway owner") }

    var testDescription: String { id.rawValue }
}

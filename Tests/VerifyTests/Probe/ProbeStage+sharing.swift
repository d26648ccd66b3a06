import ConnectorKit
import MockKit
import SalesforceMock

@testable import CRMGateway

extension MockServer {
    /// Salesforce shares nothing by itself, and its administrators see no more than others: who gives a record away isn't
    /// shown it any more.
    func shareNothing() throws {
        try turn("private_sharing", true)
        for permission in ["ViewAllData", "ModifyAllData"] { try setAdministrators(permission, false) }
    }

    /// Gives Salesforce's administrators a permission, or takes it.
    func setAdministrators(_ permission: String, _ value: Bool) throws {
        try change(
            .vendorSpecific(
                "set_permission",
                ["profile": "System Administrator", "permission": .string(permission), "value": .bool(value)]))
    }

    /// What Salesforce's sales users may do with records of an object.
    func setSalesUsers(_ object: String, _ allowed: [String]) throws {
        try change(
            .vendorSpecific(
                "set_object_access",
                ["profile": "Sales User", "object": .string(object), "allowed": .strings(allowed)]))
    }

    /// Turns a switch.
    func turn(_ name: String, _ value: JSON) throws {
        try change(.vendorSpecific("set_switch", ["name": .string(name), "value": value]))
    }
}

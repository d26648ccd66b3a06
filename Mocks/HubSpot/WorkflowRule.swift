/// A workflow of the account: whenever a property is written, it sets one to a value of its own.
struct WorkflowRule: Sendable {
    let whenWritten: String
    let property: String
    let value: String
}

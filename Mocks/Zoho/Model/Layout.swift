/// One layout of a module.
struct Layout: Sendable {
    let id: String
    let name: String
    var isActive = true
    /// Fields that the layout asks for although the module does not.
    var required: Set<String> = []

    var apiName: String { name == "Standard" ? "Standard__s" : name.replacing(" ", with: "_") }
    var reference: JSONReference { JSONReference(name: name, id: id) }
}

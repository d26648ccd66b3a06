/// One value of a pick list. For deals' stages it also says what a stage means.
struct PickListValue: Sendable {
    let id: String
    let display: String
    /// What is stored; it may differ from what people read.
    let actual: String
    var isUsed = true
    var stage: StageMeaning?

    /// Whether a text names this value, by what people read or by what is stored.
    func isNamed(_ text: String) -> Bool { text == display || text == actual }
}

/// A field as the hiding toy lists it.
struct HidingField: Decodable {
    let key: String
    let label: String
    let kind: String
    let notes: String
    let visible: Bool
}

import ConnectorKit
import Verification

/// Plans of properties `p0`, `p1`, …, beside a mark and a filler.
enum SamplePlan {
    static let mark = ProbeMark(id: String(repeating: "a", count: 32))
    /// What a new record can't be made without.
    static let base: Set<PropertyName> = ["name", "day"]

    /// The nth property.
    static func property(_ number: Int) -> PropertyName { PropertyName(rawValue: "p\(number)") }

    /// All properties up to a number.
    static func properties(_ count: Int) -> [PropertyName] { (0..<count).map(property) }

    /// A plan; for a record that is there without fillers.
    static func plan(
        _ count: Int, isNew: Bool = true, together: [Set<PropertyName>] = [], needed: Set<PropertyName> = [],
        fallbacks: [PropertyName: FieldValue] = [:], afterwards: Set<PropertyName> = [], isMarkAsked: Bool = false
    ) -> ProbePlan {
        let asked = Set(properties(count)).union(isMarkAsked ? ["name"] : [])
        let names = isNew ? asked.union(base) : asked
        return ProbePlan(
            crm: "toy", object: .deal, mark: mark,
            values: Dictionary(uniqueKeysWithValues: names.map { ($0, SimulatedCRM.value(of: $0)) }), asked: asked,
            needed: isNew ? needed.union(base) : [], fallbacks: fallbacks, together: together,
            afterwards: afterwards)
    }

    /// Every choice of at most `sizeMax` of the first `count` properties.
    static func subsets(of count: Int, sizeMax: Int) -> [Set<PropertyName>] {
        (0..<(1 << count)).filter { $0.nonzeroBitCount <= sizeMax }.map { bits in
            Set((0..<count).filter { bits & (1 << $0) != 0 }.map(property))
        }
    }
}

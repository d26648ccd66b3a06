import SeededNumbers

extension SeededNumbers {
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }

    /// Some of the elements, in any order.
    mutating func some<Element>(_ elements: [Element], atMost countMax: Int) -> [Element] {
        Array(elements.shuffled(using: &self).prefix(Int.random(in: 0...min(countMax, elements.count), using: &self)))
    }
}

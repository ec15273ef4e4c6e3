package caravan.sandbox;

/** What a desk makes of a request: a question to answer, or what is said instead. */
sealed interface Understood permits CodeQuery, OutgoingResponse {}

/** A Caravan under test: its home, two ways to run there, and the servers that it deals with. */
@org.jspecify.annotations.NullMarked
package caravan.harness;

namespace Storybook;

/// <summary>What became of all requests.</summary>
/// <param name="Served">Answered with a book that is there.</param>
/// <param name="Failed">Answered with an error in the contract's shape: their clients know.</param>
/// <param name="Lost">All others: no answer, an answer in another shape, or one that the rows do not bear out.</param>
/// <param name="Problems">Each lost request, and whatever else cannot be, in words.</param>
internal sealed record LossCount(int Served, int Failed, int Lost, IReadOnlyList<string> Problems);

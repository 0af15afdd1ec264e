namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What the catalogue says of one key that a message needs.</summary>
/// <param name="Key">The whole key; a name of the app's choice is <c>{name}</c>.</param>
/// <param name="Range">To follow "It must be"; empty where the kind says it all.</param>
/// <param name="Mend">A whole sentence; empty for none.</param>
/// <param name="IsList">Whether its values stand below it.</param>
internal sealed record CatalogueEntry(string Key, string Range, string Mend, bool IsList);

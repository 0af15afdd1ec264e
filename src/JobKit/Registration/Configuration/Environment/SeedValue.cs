namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What a variable says of one key.</summary>
/// <param name="Text">The key's value.</param>
/// <param name="Variable">The variable's name.</param>
internal sealed record SeedValue(string Text, string Variable);

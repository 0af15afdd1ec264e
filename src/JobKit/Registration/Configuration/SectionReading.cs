namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What a section sets, and the sentences on what it cannot set.</summary>
internal sealed class SectionReading
{
    public List<(OptionProperty Property, object? Value)> Values { get; } = [];

    public List<string> Problems { get; } = [];
}

namespace JobKit.Migration;

/// <summary>One step of a pattern.</summary>
/// <param name="Kind">What it takes.</param>
/// <param name="Name">The member's name, of a <see cref="JsonPathStepKind.Name"/>.</param>
/// <param name="Index">The item's, of an <see cref="JsonPathStepKind.Index"/>.</param>
internal readonly record struct JsonPathStep(JsonPathStepKind Kind, string? Name = null, int Index = -1)
{
    /// <summary>Whether it takes this one place below its parent.</summary>
    public bool Takes(JsonPlace place) => Kind switch
    {
        JsonPathStepKind.Name => place.Name is { } name && string.Equals(name, Name, StringComparison.Ordinal),
        JsonPathStepKind.AnyName => place.Name is not null,
        JsonPathStepKind.Index => place.Name is null && place.Index == Index,
        JsonPathStepKind.AnyIndex => place.Name is null,
        _ => false,
    };
}

namespace JobKit.Architecture.Tests.Catalogue;

/// <summary>One key of the configuration.</summary>
/// <param name="Option">What its package tells.</param>
/// <param name="Must">To follow "It must be", as its validator says it; empty where nothing is out of range.</param>
/// <param name="Mend">What the validator advises; empty where it has nothing to say.</param>
/// <param name="Sentence">The property's documentation.</param>
internal sealed record OptionRow(JobKitOption Option, string Must, string Mend, string Sentence)
{
    public string Package => Option.Property.DeclaringType!.Assembly.GetName().Name!;

    public Type Type => Nullable.GetUnderlyingType(Option.Property.PropertyType) ?? Option.Property.PropertyType;

    public bool IsList => Type == typeof(IList<string>);

    public bool IsSecret => Option.Property.IsDefined(typeof(JobSecretAttribute), inherit: false);

    /// <summary>The section: all but the name of the property.</summary>
    public string Section => Option.Key[..Option.Key.LastIndexOf(':')];
}

namespace JobKit;

/// <summary>Marks a property of a payload or result whose value is masked in every log, error and display.</summary>
/// <remarks>The stored payload keeps the value: the handler needs it. Masking is done by <see cref="IJobRedactor"/>.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class JobSecretAttribute : Attribute;

namespace JobKit.Migration;

/// <inheritdoc cref="IShadowContext"/>
internal sealed class ShadowContext : IShadowContext
{
    public bool IsShadow => ShadowFlow.IsOn;
}

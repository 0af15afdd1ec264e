namespace JobKit.Tests.Migration.Shadowing;

internal sealed class InkPen : IPen
{
    public string Name => "ink";
}

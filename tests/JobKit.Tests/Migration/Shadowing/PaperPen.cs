namespace JobKit.Tests.Migration.Shadowing;

internal sealed class PaperPen : IPen
{
    public string Name => "paper";
}

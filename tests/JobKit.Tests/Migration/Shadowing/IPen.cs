namespace JobKit.Tests.Migration.Shadowing;

/// <summary>A service with an effect.</summary>
internal interface IPen
{
    string Name { get; }
}
